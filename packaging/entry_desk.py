"""Where the frozen ``criminal-law-desk`` begins."""

import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()  # a worker of a pool is this program again
    from desktop.__main__ import main

    sys.exit(main())
