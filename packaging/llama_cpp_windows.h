/* What mingw-w64 10 leaves out of processthreadsapi.h: how ggml asks that its threads are not put onto slow cores. */
#include <_mingw.h>
#if __MINGW64_VERSION_MAJOR <= 10
#define THREAD_POWER_THROTTLING_CURRENT_VERSION 1
#define THREAD_POWER_THROTTLING_EXECUTION_SPEED 1
typedef struct {
    unsigned long Version, ControlMask, StateMask;
} THREAD_POWER_THROTTLING_STATE;
#endif

/* How GCC 12 writes a row of the matrix unit holds where a long has 64 bits. The variant for that unit is in no wheel
   (llama_cpp_wheel.sh): it is compiled without. */
#undef __AMX_INT8__
