package main

// Proofs as files (C2SP tlog-proof), checked with tlog.CheckRecord and tlog.CheckTree, and made again from the tiles.

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

type proof struct {
	index int64
	path  tlog.RecordProof
	note  string
	leaf  []byte
	since *since
}

type since struct {
	size int64
	root tlog.Hash
	path tlog.TreeProof
}

// extra is what the log's own program puts beside the standard's lines.
type extra struct {
	Format string `json:"format"`
	Leaf   string `json:"leaf"`
	Since  *struct {
		Size int64    `json:"size"`
		Root string   `json:"root"`
		Path []string `json:"path"`
	} `json:"since"`
}

func readProof(text string) (*proof, error) {
	end := strings.Index(text, "\n\n")
	if end < 0 {
		return nil, fmt.Errorf("a proof has an empty line")
	}
	lines := strings.Split(text[:end], "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" || len(lines) < 3 || !strings.HasPrefix(lines[1], "extra ") {
		return nil, fmt.Errorf("not a proof with its entry")
	}
	p := &proof{note: text[end+2:]}
	if err := p.readExtra(lines[1][len("extra "):]); err != nil {
		return nil, err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil || fmt.Sprintf("index %d", index) != lines[2] {
		return nil, fmt.Errorf("not an index: %s", lines[2])
	}
	p.index = index
	p.path, err = readHashes(lines[3:])
	return p, err
}

func (p *proof) readExtra(text string) error {
	if err := printsBack(text); err != nil {
		return err
	}
	decoded, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return err
	}
	var e extra
	if err := json.Unmarshal(decoded, &e); err != nil {
		return err
	}
	p.leaf = []byte(e.Leaf)
	if e.Since == nil {
		return nil
	}
	root, err := readHash(e.Since.Root)
	if err != nil {
		return err
	}
	path, err := readHashes(e.Since.Path)
	p.since = &since{e.Since.Size, root, tlog.TreeProof(path)}
	return err
}

func readHashes(lines []string) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(lines))
	for i, line := range lines {
		hash, err := readHash(line)
		if err != nil {
			return nil, err
		}
		hashes[i] = hash
	}
	return hashes, nil
}

func checkProofs(folder, policyPath, file string) (a answer, err error) {
	p, err := readPolicy(policyPath)
	if err != nil {
		return a, err
	}
	c, err := openCheckpoint(folder, p)
	if err != nil {
		return a, err
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return a, err
	}
	var texts []string
	if err := json.Unmarshal(text, &texts); err != nil {
		return a, err
	}
	reader := tlog.TileHashReader(c.Tree, tiles{folder})
	for _, one := range texts {
		if err := a.checkOne(p, reader, one); err != nil {
			a.Refused++
			if len(a.Reasons) < 5 {
				a.Reasons = append(a.Reasons, err.Error())
			}
		}
	}
	a.Holds, a.Size, a.Root = a.Refused == 0, c.N, c.Hash.String()
	return a, nil
}

func (a *answer) checkOne(p *policy, reader tlog.HashReader, text string) error {
	given, err := readProof(text)
	if err != nil {
		return err
	}
	c, err := p.open([]byte(given.note))
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(given.path, c.N, c.Hash, given.index, tlog.RecordHash(given.leaf)); err != nil {
		return err
	}
	made, err := tlog.ProveRecord(c.N, given.index, reader)
	if err != nil {
		return err
	}
	same := equal(made, given.path)
	if s := given.since; s != nil {
		if err := tlog.CheckTree(s.path, c.N, c.Hash, s.size, s.root); err != nil {
			return err
		}
		own, err := tlog.TreeHash(s.size, reader)
		if err != nil {
			return err
		}
		if own != s.root {
			return fmt.Errorf("the first %d entries of the tiles have another root", s.size)
		}
		made, err := tlog.ProveTree(c.N, s.size, reader)
		if err != nil {
			return err
		}
		same = same && equal(made, s.path)
		a.Consistency++
	}
	a.Inclusion++
	if same {
		a.Same++
	}
	return nil
}

func equal(a, b []tlog.Hash) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
