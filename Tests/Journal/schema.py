"""What JSON Schema says of journals, one fact a line, for SchemaTests.swift.

schema.py SCHEMA JOURNAL...    "invalid PLACE: WHY" for a line that does not fit, "always PATH" and "never PATH"
                               for an optional member that stands in every line of its kind or in none,
                               "kinds N" for how many kinds were seen
"""

import json
import sys

try:
    from jsonschema import Draft202012Validator
except Exception as error:
    sys.exit(f"{type(error).__name__}: {error}")

schema = json.load(open(sys.argv[1], encoding="utf-8"))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
seen = {}  # path of an optional member -> {present, absent}
kinds = set()


def walk(place, part, value):
    if "$ref" in part:
        name = part["$ref"].removeprefix("#/$defs/")
        return walk(name, schema["$defs"][name], value)
    for way in part.get("oneOf", []):
        if Draft202012Validator({**way, "$defs": schema["$defs"]}).is_valid(value):
            walk(f"{place} {way['properties']['is']['const']}", way, value)
    for member, inner in part.get("properties", {}).items():
        if member not in part.get("required", []):
            seen.setdefault(f"{place}.{member}", set()).add(member in value)
        if member in value:
            walk(f"{place}.{member}", inner, value[member])
    if "items" in part:
        for item in value:
            walk(place, part["items"], item)


for path in sys.argv[2:]:
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        event = json.loads(line)
        for error in validator.iter_errors(event):
            print(f"invalid {number} {error.json_path}: {error.message}")
        kinds.add(event["kind"])
        walk("line", {k: schema[k] for k in ("properties", "required")}, event)
        for rule in schema["allOf"]:
            if rule["if"]["properties"]["kind"]["const"] == event["kind"]:
                walk(event["kind"], rule["then"], event)

for path, ways in sorted(seen.items()):
    if len(ways) == 1:
        print("always" if True in ways else "never", path)
print("kinds", len(kinds))
