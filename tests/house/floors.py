#!/usr/bin/env python3
"""floors: does every #include under src/ follow an arrow that cmake/floors.cmake declares?

A room includes itself, the rooms that it names (each on a floor below its own, or on the same floor
where the table says so, never above), the C++ standard library, the C library, and third-party
headers whose prefix it declares. A library or a header that is declared for a room is used in it. Prints each arrow that is wrong and each that nobody takes; exit 1 when there is one.
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
# The C and POSIX headers in use; a C++ standard header has neither slash nor dot.
SYSTEM = re.compile(r"^[a-z_0-9]+$|^(dirent|errno|fcntl|signal|spawn|stdio|stdlib|string|time|unistd|poll|termios)\.h$|^sys/[a-z]+\.h$")


def read_rooms(text):
    """{room: {"FLOOR": n, "ROOMS": [...], "HEADERS": [...]}} of the ireum_room(...) calls."""
    rooms = {}
    text = re.sub(r"#.*", "", text)
    for call in re.findall(r"^ireum_room\(([^)]*)\)", text, re.M):
        words, key = call.split(), None
        room = rooms.setdefault(words[0], {"FLOOR": [], "ROOMS": [], "LIBRARIES": [], "HEADERS": []})
        for word in words[1:]:
            if word in room:
                key = word
            else:
                room[key].append(word)
        room["FLOOR"] = int(room["FLOOR"][0])
    return rooms


def read_libraries(text):
    """{link target: prefixes of its headers} of the ireum_library(...) calls."""
    calls = re.findall(r"^ireum_library\(([^)]*)\)", re.sub(r"#.*", "", text), re.M)
    return {call.split()[0]: call.split()[1:] for call in calls}


def check_use(rooms, libraries, used):
    """What is declared and never included. `used`: room -> the third-party headers that it includes."""
    for name, room in rooms.items():
        headers = used.get(name, set())
        for prefix in room["HEADERS"]:
            if not any(h.startswith(prefix) for h in headers):
                yield f"cmake/floors.cmake: {name} declares <{prefix}…> and never includes it"
        for library in room["LIBRARIES"]:
            if library not in libraries:
                yield f"cmake/floors.cmake: {library} of {name} has no ireum_library() that names its headers"
            elif not any(h.startswith(p) for h in headers for p in libraries[library]):
                yield f"cmake/floors.cmake: {name} links {library} and includes nothing of it"


def check_table(rooms):
    """What is wrong with the table itself: unknown rooms and arrows upward or round."""
    for name, room in rooms.items():
        for below in room["ROOMS"]:
            if below not in rooms:
                yield f"cmake/floors.cmake: {name} uses {below}, which is no room"
            elif rooms[below]["FLOOR"] > room["FLOOR"]:
                yield f"cmake/floors.cmake: {name} (floor {room['FLOOR']}) uses {below} above it (floor {rooms[below]['FLOOR']})"

    def reaches(name, seen):
        for below in rooms.get(name, {}).get("ROOMS", []):
            if below not in seen:
                seen.add(below)
                reaches(below, seen)
        return seen

    for name in rooms:
        if name in reaches(name, set()):
            yield f"cmake/floors.cmake: {name} reaches itself"


def check_include(rooms, room, kind, header):
    """What is wrong with one #include, or None."""
    declared = rooms[room]
    top = header.split("/")[0]
    if kind == '"':
        if top not in rooms:
            return f'"{header}" is in no room; write "room/file.h", and <…> for a library'
        if top == room or top in declared["ROOMS"]:
            return None
        way = "upward" if rooms[top]["FLOOR"] > declared["FLOOR"] else "not declared"
        return f"{room} (floor {declared['FLOOR']}) -> {top} (floor {rooms[top]['FLOOR']}) is {way}: {header}"
    if SYSTEM.match(header) or any(header.startswith(p) for p in declared["HEADERS"]):
        return None
    at_home = [r for r, d in rooms.items() if any(header.startswith(p) for p in d["HEADERS"])]
    return f"<{header}> is not at home in {room}" + (f"; it is in {', '.join(at_home)}" if at_home else "")


def includes(src, rooms):
    for folder, _, files in sorted(os.walk(src)):
        for name in sorted(files):
            if not name.endswith((".h", ".cc")):
                continue
            path = os.path.join(folder, name)
            room = os.path.relpath(path, src).split(os.sep)[0]
            with open(path, encoding="utf-8") as f:
                for number, line in enumerate(f, 1):
                    m = INCLUDE.match(line)
                    if m:
                        yield os.path.relpath(path, os.path.dirname(src)), number, room, m.group(1), m.group(2)


def run(root):
    with open(os.path.join(root, "cmake", "floors.cmake"), encoding="utf-8") as f:
        text = f.read()
    rooms = read_rooms(text)
    wrong, seen, used = list(check_table(rooms)), 0, {}
    for path, number, room, kind, header in includes(os.path.join(root, "src"), rooms):
        seen += 1
        if kind == "<":
            used.setdefault(room, set()).add(header)
        say = f"src/{room} is no room of cmake/floors.cmake" if room not in rooms else check_include(rooms, room, kind, header)
        if say:
            wrong.append(f"{path}:{number}: {say}")
    wrong += check_use(rooms, read_libraries(text), used)
    for line in wrong:
        print(line)
    print(f"floors: {len(rooms)} rooms, {seen} includes, {len(wrong)} wrong")
    return 1 if wrong or not rooms or not seen else 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1] if len(sys.argv) > 1 else ROOT))
