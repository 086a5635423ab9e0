/**
 * The README of a bundle: what it is, how to check it without this program, and what a check cannot tell. It follows from
 * the contents, and the export entries commit to it. The script in it needs Python and OpenSSL and nothing of ours.
 */
import type {BundledPiece} from './bundle-form.ts';

export interface ReadmeParts {
  readonly case: string;
  readonly origin: string;
  readonly entries: readonly number[];
  readonly evidence: readonly BundledPiece[];
}

export function bundleReadme({case: caseId, origin, entries, evidence}: ReadmeParts): string {
  const pieces = evidence.map(
    ({evidence: hash, bytes, mediaType}) => `  evidence/${hash}\n    ${bytes} bytes, ${mediaType}`,
  );
  return `EVIDENCE OF CASE ${caseId}, WITH PROOFS

This folder was exported from the ledger ${origin}. It holds

  evidence/HASH            a file exactly as it was taken in; its name is its SHA-256
  evidence/HASH.json       what the ledger says of it: size, kind, who did what with it and when, entry by entry
  entries/NUMBER.json      an entry of the ledger, byte for byte
  proofs/NUMBER.tlog-proof the proof that this entry stands in the ledger (C2SP tlog-proof)
  checkpoint.txt           the signed and cosigned state of the ledger that all proofs lead to
  trust-policy.txt         whose signatures count, as the exporter says (C2SP tlog-policy)
  contents.json            what was exported together; each "exported" entry names the SHA-256 of this file
  datapackage.json         every file with its SHA-256 (Frictionless Data Package)

Files of evidence:
${pieces.length === 0 ? '  none' : pieces.join('\n')}

Other entries that were asked for: ${entries.length === 0 ? 'none' : entries.join(', ')}

HOW TO CHECK IT

0. Get the log's key and the witnesses' keys from somebody you trust, not from this folder, and compare them with
   trust-policy.txt. Whoever made this folder could have written his own keys into it.

1. Every file has the name it deserves (Linux, macOS: shasum -a 256 in place of sha256sum):

     cd evidence && sha256sum *

   The hash before each file without an ending must be its name. Compare all other files with datapackage.json.

2. "sha256sum contents.json" must give the hash that each entry with "event":"exported" names at the end of its note.

3. Every entry stands in the ledger, and the log signed it. Save the lines between the two marks as check.py in this
   folder, read them, and run "python3 check.py". It needs Python 3.8 and OpenSSL 3.

--- check.py
${checkScript}--- end

4. All of this and the witnesses' signatures, the authors' signatures and the order of custody at once, with the program
   Holdfire, offline and without any other data:

     holdfire verify --bundle FOLDER --policy YOUR-POLICY.txt

WHAT A CHECK TELLS AND WHAT NOT

It tells that these bytes were named in the ledger when the proof says, that the named keys signed what was done with
them, and that nothing was taken out of this folder or changed since. It does not tell that what a file shows is true,
or that nobody did anything with it without entering it. Times in entries are what their authors say; an entry is not
younger than the first cosigned checkpoint that holds it, and not older than the checkpoint that it embeds.

Whoever has the same file can find it by its hash. The files can show people in danger: keep this folder as you would
keep them.
`;
}

const checkScript = `import base64, functools, hashlib, json, pathlib, subprocess, sys, tempfile

def sha256(data):
    return hashlib.sha256(data).digest()

@functools.lru_cache(None)
def sha256_of_file(path):
    total = hashlib.sha256()
    with open(path, "rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            total.update(piece)
    return total.hexdigest()

def root_from(index, size, leaf, path):  # RFC 9162, section 2.1.3.2
    at, last, value = index, size - 1, sha256(b"\\0" + leaf)
    for other in path:
        if last == 0:
            return None
        if at % 2 == 1 or at == last:
            value = sha256(b"\\1" + other + value)
            while at % 2 == 0 and at != 0:
                at, last = at // 2, last // 2
        else:
            value = sha256(b"\\1" + value + other)
        at, last = at // 2, last // 2
    return value if last == 0 else None

def signed_by(key, text, signatures):  # C2SP signed-note, Ed25519
    name, key_id, public = key.split("+", 2)
    typed = base64.b64decode(public)
    expected = sha256(name.encode() + b"\\n" + typed)[:4]
    for line in signatures:
        _, who, data = line.split(" ")
        raw = base64.b64decode(data)
        if who != name or raw[:4] != expected or typed[0] != 1:
            continue
        with tempfile.TemporaryDirectory() as folder:
            files = [pathlib.Path(folder, part) for part in ("key", "text", "signature")]
            der = bytes.fromhex("302a300506032b6570032100") + typed[1:]
            for file, content in zip(files, (der, text, raw[4:])):
                file.write_bytes(content)
            return subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", files[0],
                                   "-rawin", "-in", files[1], "-sigfile", files[2]], capture_output=True).returncode == 0
    return False

policy = pathlib.Path("trust-policy.txt").read_text().splitlines()
logs = [line.split()[1] for line in policy if line.startswith("log ")]
wrong = 0
for proof in sorted(pathlib.Path("proofs").iterdir(), key=lambda file: int(file.name.split(".")[0])):
    head, note = proof.read_text().split("\\n\\n", 1)
    lines = [line for line in head.split("\\n")[1:] if not line.startswith("extra ")]
    index, path = int(lines[0].split(" ")[1]), [base64.b64decode(line) for line in lines[1:]]
    text, signatures = note.split("\\n\\n", 1)
    origin, size, root = text.split("\\n")
    leaf = pathlib.Path("entries", f"{index}.json").read_bytes()
    entry = json.loads(leaf)
    holds = (proof.name == f"{index}.tlog-proof"
             and root_from(index, int(size), leaf, path) == base64.b64decode(root)
             and any(key.split("+")[0] == origin and signed_by(key, (text + "\\n").encode(), signatures.splitlines())
                     for key in logs))
    file = pathlib.Path("evidence", entry.get("evidence", "none"))
    if entry["kind"] == "custody" and file.exists():
        holds = holds and sha256_of_file(file) == entry["evidence"]
    wrong += not holds
    print("holds" if holds else "DOES NOT HOLD", proof, entry["kind"], entry.get("event", ""))
sys.exit(1 if wrong else 0)
`;
