"""Where the frozen ``criminal-law-trainer`` begins; with ``--module`` it is a child that Python would run by ``-m``."""

import sys
from multiprocessing import freeze_support
from runpy import run_module

if __name__ == "__main__":
    freeze_support()  # a worker of a pool is this program again, and argparse must not see its words
    from trainer.own_program import CHILD_MODULES, MODULE_FLAG

    match sys.argv[1:]:
        case [flag, module, *_] if flag == MODULE_FLAG and module in CHILD_MODULES:
            del sys.argv[1:3]
            run_module(module, run_name="__main__")
        case _:
            from trainer.__main__ import main

            sys.exit(main())
