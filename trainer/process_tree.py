"""A process with all that it starts, ended together: where this process ends, on Windows by the system itself."""

from __future__ import annotations

import ctypes
import sys

if sys.platform == "win32":
    from ctypes import wintypes

    _KILL_ON_CLOSE = 0x2000  # JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    _SET_QUOTA_AND_TERMINATE = 0x0101

    class _BasicLimits(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )


class ProcessTree:
    """What ``process`` starts from now on belongs to it."""

    def __init__(self, process: int) -> None:
        """Raises OSError."""
        self._process = process
        if sys.platform == "win32":
            kernel = self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.CreateJobObjectW.restype = kernel.OpenProcess.restype = wintypes.HANDLE
            self._job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
            limits = _ExtendedLimits()
            limits.BasicLimitInformation.LimitFlags = _KILL_ON_CLOSE
            opened = wintypes.HANDLE(kernel.OpenProcess(_SET_QUOTA_AND_TERMINATE, False, process))
            taken = (
                self._job
                and opened
                and kernel.SetInformationJobObject(
                    self._job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
                )
                and kernel.AssignProcessToJobObject(self._job, opened)
            )
            error = ctypes.get_last_error()
            kernel.CloseHandle(opened)
            if not taken:
                kernel.CloseHandle(self._job)
                raise ctypes.WinError(error)

    def kill(self) -> None:
        """All of them, at once; nothing happens where they have ended."""
        if sys.platform == "win32":
            self._kernel.TerminateJobObject(self._job, 1)
        else:
            import psutil  # late: it takes its time, and a start of the window has no use for it

            try:
                found = psutil.Process(self._process)
                family = [found, *found.children(recursive=True)]
            except psutil.Error:
                return
            for each in family:
                try:
                    each.kill()
                except psutil.Error:
                    continue
