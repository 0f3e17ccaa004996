# Read by llama-cpp-python's CMakeLists right after project(), for a wheel that is used on other computers than this one.
include(${CMAKE_CURRENT_LIST_DIR}/llama_cpp.cmake)

# All libraries lie in one folder, each found by the others beside it and by none on this computer. Without a version in
# their names there is one file of each: a wheel holds no links, and would carry every library three times.
set(CMAKE_INSTALL_BINDIR llama_cpp/lib CACHE PATH "")
set(CMAKE_INSTALL_LIBDIR llama_cpp/lib CACHE PATH "")
set(CMAKE_INSTALL_RPATH $ORIGIN)
set(CMAKE_PLATFORM_NO_VERSIONED_SONAME ON)

# The folder of a build has a random name, which must not reach what is compiled, nor the sum over it that names a library.
set(CMAKE_BUILD_RPATH_USE_ORIGIN ON)
add_compile_options(-ffile-prefix-map=${CMAKE_BINARY_DIR}=. -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)

if(WIN32)
    # By mingw-w64, whose libraries no Windows has. Windows does not align the stack for wide registers, while GCC relies on
    # that where it keeps them there: the assembler writes every such move in the form that asks for no alignment.
    add_compile_options(-Wa,-muse-unaligned-vector-move -include ${CMAKE_CURRENT_LIST_DIR}/llama_cpp_windows.h)
    # Of the libraries taken in nothing is handed on: a second library would be linked with both.
    add_link_options(-static -Wl,--exclude-libs,ALL -Wl,--no-insert-timestamp)
else()
    # A bare system has no OpenMP. GCC's is taken along, as its licence allows: ggml's own threads would keep every core busy
    # while they wait for each other.
    find_package(OpenMP REQUIRED COMPONENTS C)
    file(REAL_PATH ${OpenMP_gomp_LIBRARY} openmp)
    install(FILES ${openmp} DESTINATION llama_cpp/lib RENAME libgomp.so.1)
endif()
