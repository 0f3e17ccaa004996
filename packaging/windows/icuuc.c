/* Windows has had ICU in its system folder since 2017, Wine has none, and Qt 6 is linked with it for encodings that
   neither Qt nor this program reads by it. This one says of every encoding that it is not known: enough for tests in Wine,
   and never handed to a user. */

#include <stddef.h>

#define EXPORTED __declspec(dllexport)
#define UNSUPPORTED 16 /* U_UNSUPPORTED_ERROR */

EXPORTED void *ucnv_open(const char *name, int *error) {
    *error = UNSUPPORTED;
    return NULL;
}

EXPORTED int ucnv_countAvailable(void) { return 0; }
EXPORTED const char *ucnv_getAvailableName(int index) { return NULL; }

EXPORTED const char *ucnv_getStandardName(const char *name, const char *standard, int *error) {
    *error = UNSUPPORTED;
    return NULL;
}

/* Called with an open converter only, of which there is none. */
EXPORTED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void ucnv_cbFromUWriteUChars(void) {}
EXPORTED void ucnv_cbToUWriteUChars(void) {}
EXPORTED void ucnv_close(void) {}
EXPORTED void ucnv_fromUCountPending(void) {}
EXPORTED void ucnv_fromUnicode(void) {}
EXPORTED void ucnv_getFromUCallBack(void) {}
EXPORTED void ucnv_getMaxCharSize(void) {}
EXPORTED void ucnv_getName(void) {}
EXPORTED void ucnv_getToUCallBack(void) {}
EXPORTED void ucnv_reset(void) {}
EXPORTED void ucnv_setFromUCallBack(void) {}
EXPORTED void ucnv_setToUCallBack(void) {}
EXPORTED void ucnv_toUCountPending(void) {}
EXPORTED void ucnv_toUnicode(void) {}
