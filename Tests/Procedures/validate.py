"""Validates JSON documents, a line each, against the schema in the file named first: prints ok or the faults."""

import json
import sys

from jsonschema import Draft202012Validator

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for line in sys.stdin:
    faults = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(line))]
    print(" | ".join(faults).replace("\n", " ") or "ok")
