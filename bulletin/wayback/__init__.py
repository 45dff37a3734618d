"""The way back: a file that was built goes in, the sources it was built from come out."""
