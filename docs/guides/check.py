#!/usr/bin/env python3
"""Checks a mirrored log with Python's standard library and OpenSSL, and nothing of Holdfire.

    python3 check.py MIRROR POLICY [PROOF ...]

MIRROR is a folder with `checkpoint` and `tile/` (C2SP tlog-tiles), POLICY names log, witnesses and quorum (C2SP tlog-policy).
Every entry is hashed again (RFC 6962), every tile and the root compared, every signature checked by `openssl pkeyutl`. Each
PROOF (C2SP tlog-proof) is checked by itself. Ends with 1 and a sentence at the first thing that does not hold.
"""
import base64, hashlib, json, pathlib, subprocess, sys, tempfile
WIDTH = 256

def fail(sentence):
    sys.exit("does not hold: " + sentence)
def sha256(data):
    return hashlib.sha256(data).digest()
def node(left, right):
    return sha256(b"\x01" + left + right)
def text_of(path):
    return pathlib.Path(path).read_bytes().decode("utf-8")

def decode(text):
    """Base64 that prints back to itself: spare bits and white space are refused."""
    data = base64.b64decode(text, validate=True)
    return data if base64.b64encode(data).decode() == text else fail("base64 that does not print back: " + text)

def holds(public_key, message, signature):
    """Ed25519 by OpenSSL. The key in DER is these twelve bytes and its own 32 (RFC 8410)."""
    with tempfile.TemporaryDirectory() as folder:
        key, text, sig = (pathlib.Path(folder, name) for name in ("key", "text", "sig"))
        for path, data in (key, bytes.fromhex("302a300506032b6570032100") + public_key), (text, message), (sig, signature):
            path.write_bytes(data)
        words = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", key, "-rawin", "-in", text]
        return subprocess.run(words + ["-sigfile", sig], capture_output=True).returncode == 0

def read_key(vkey, kind):
    name, key_id, text = vkey.split("+", 2)
    typed = decode(text)
    if typed[0] != kind or sha256(name.encode() + b"\n" + typed)[:4].hex() != key_id:
        fail("not a key of type %d: %s" % (kind, vkey))
    return name, bytes.fromhex(key_id), typed[1:]

def read_policy(path):
    policy = {"log": [], "witness": {}, "group": {}, "quorum": None}
    for line in text_of(path).split("\n"):
        word, *rest = line.split() or ["#"]
        if word == "log":
            policy["log"].append(read_key(rest[0], 1))
        elif word == "witness":
            policy["witness"][rest[0]] = read_key(rest[1], 4)
        elif word == "group":
            policy["group"][rest[0]] = ({"all": len(rest) - 2, "any": 1}.get(rest[1]) or int(rest[1]), rest[2:])
        elif word == "quorum":
            policy["quorum"] = rest[0]
        elif not word.startswith("#"):
            fail("not a line of a policy: " + line)
    return policy

def reached(policy, name, cosigned):
    if name in policy["group"]:
        least, members = policy["group"][name]
        return sum(reached(policy, member, cosigned) for member in members) >= least
    return name == "none" or name in cosigned

def open_checkpoint(note, policy):
    """Size, root and witnesses, where the log signed and the quorum cosigned."""
    text, _, lines = note.rpartition("\n\n")
    text, signatures, signed, cosigned = text + "\n", {}, False, set()
    origin, size, root, end = text.split("\n")
    for line in lines.split("\n")[:-1]:
        _, name, signature = line.split(" ")
        data = decode(signature)
        signatures[name, data[:4]] = data[4:]
    for name, key_id, key in policy["log"]:
        if name == origin and (name, key_id) in signatures:
            signed = holds(key, text.encode(), signatures[name, key_id]) or fail("the log's signature")
    for witness, (name, key_id, key) in policy["witness"].items():
        if (name, key_id) in signatures:
            data = signatures[name, key_id]
            message = "cosignature/v1\ntime %d\n%s" % (int.from_bytes(data[:8], "big"), text)
            cosigned.add(witness if holds(key, message.encode(), data[8:]) else fail("the cosignature of " + witness))
    names = ", ".join(sorted(cosigned)) or "nobody"
    if not signed or not reached(policy, policy["quorum"], cosigned):
        fail("signed by no log of the policy" if not signed else "cosigned by %s, which is not the quorum" % names)
    return int(size), decode(root), names

def tree_root(hashes):
    """Pairs from the left, an odd last one carried up: the tree of RFC 6962 section 2.1."""
    while len(hashes) > 1:
        pairs = [node(hashes[at], hashes[at + 1]) for at in range(0, len(hashes) - 1, 2)]
        hashes = pairs + hashes[len(hashes) // 2 * 2:]
    return hashes[0] if hashes else sha256(b"")

def tile(mirror, level, index, width):
    place = "%03d" % (index % 1000)
    while index >= 1000:
        index //= 1000
        place = "x%03d/%s" % (index % 1000, place)
    return (mirror / "tile" / str(level) / (place if width == WIDTH else "%s.p/%d" % (place, width))).read_bytes()

def check_mirror(mirror, size, root):
    hashes = []
    for index in range((size + WIDTH - 1) // WIDTH):
        bundle, at = tile(mirror, "entries", index, min(WIDTH, size - index * WIDTH)), 0
        while at < len(bundle):
            end = at + 2 + int.from_bytes(bundle[at:at + 2], "big")
            hashes.append(sha256(b"\x00" + bundle[at + 2:end]))
            at = end
        if at != len(bundle) or len(hashes) != min(size, (index + 1) * WIDTH):
            fail("bundle %d does not hold its entries" % index)
    if tree_root(hashes) != root:
        fail("the entries give another root than the checkpoint")
    level = 0
    while hashes:
        parts = [hashes[at:at + WIDTH] for at in range(0, len(hashes), WIDTH)]
        for index, part in enumerate(parts):
            if tile(mirror, level, index, len(part)) != b"".join(part):
                fail("tile %d of level %d is not what the entries give" % (index, level))
        hashes, level = [tree_root(part) for part in parts if len(part) == WIDTH], level + 1

def check_proof(text, policy):
    """RFC 9162 section 2.1.3.2: from the entry along the path to the root."""
    head, _, note = text.partition("\n\n")
    form, extra, index, *path = head.split("\n")
    if form != "c2sp.org/tlog-proof@v1" or not extra.startswith("extra ") or not index.startswith("index "):
        fail("not a proof with its entry")
    size, root, _ = open_checkpoint(note, policy)
    place, last = int(index[6:]), size - 1
    at, value = place, sha256(b"\x00" + json.loads(decode(extra[6:]))["leaf"].encode())
    for sibling in map(decode, path):
        if at % 2 == 1 or at == last:
            value = node(sibling, value)
            while at % 2 == 0 and at > 0:
                at, last = at // 2, last // 2
        else:
            value = node(value, sibling)
        at, last = at // 2, last // 2
    return (place, size) if last == 0 and place < size and value == root else fail("this is not entry %d" % place)

if len(sys.argv) < 3:
    sys.exit(__doc__)
try:
    trusted, folder = read_policy(sys.argv[2]), pathlib.Path(sys.argv[1])
    count, top, names = open_checkpoint(text_of(folder / "checkpoint"), trusted)
    check_mirror(folder, count, top)
    print("%d entries, root %s, cosigned by %s" % (count, base64.b64encode(top).decode(), names))
    for file in sys.argv[3:]:
        print("%s: entry %d of %d" % ((file,) + check_proof(text_of(file), trusted)))
except (ValueError, KeyError, IndexError, OSError) as error:
    fail("cannot be read: %s" % error)
