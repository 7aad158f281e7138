"""What somebody else's program does to a register: sqlite.py DATABASE SQL prints the first column of each row."""

import sqlite3
import sys

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
try:
    for statement in sys.argv[2].split(";;"):
        for row in connection.execute(statement):
            print(row[0])
except sqlite3.Error as error:
    print(f"refused: {error}")
