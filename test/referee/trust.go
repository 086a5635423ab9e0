package main

// Whom the reader trusts (C2SP tlog-policy), and what the signatures on a checkpoint are worth by it.

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// cosigner checks cosignature/v1 (C2SP tlog-cosignature): eight bytes of time and a signature over the time and the note.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(sig)
	return ed25519.Verify(c.key, []byte(fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, msg)), sig[8:])
}

func newCosigner(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("not a key: %s", vkey)
	}
	typed, err := base64.StdEncoding.Strict().DecodeString(parts[2])
	if err != nil || len(typed) != 33 || typed[0] != 4 {
		return nil, fmt.Errorf("not a key of type 4: %s", vkey)
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), typed...))
	hash := binary.BigEndian.Uint32(sum[:])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		return nil, fmt.Errorf("the id of the key is not its own: %s", vkey)
	}
	return cosigner{parts[0], hash, typed[1:]}, nil
}

type group struct {
	atLeast int
	members []string
}

type policy struct {
	logs      []note.Verifier
	witnesses map[string]note.Verifier
	groups    map[string]group
	quorum    string
	known     note.Verifiers
	// Notes that were opened: many proofs carry the same.
	opened map[string]*checkpoint
}

func readPolicy(path string) (*policy, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	p := &policy{witnesses: map[string]note.Verifier{}, groups: map[string]group{}, opened: map[string]*checkpoint{}}
	var all []note.Verifier
	for _, line := range strings.Split(string(text), "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || strings.HasPrefix(words[0], "#"):
		case words[0] == "log" && len(words) >= 2:
			v, err := note.NewVerifier(words[1])
			if err != nil {
				return nil, err
			}
			p.logs = append(p.logs, v)
			all = append(all, v)
		case words[0] == "witness" && len(words) >= 3:
			v, err := newCosigner(words[2])
			if err != nil {
				return nil, err
			}
			p.witnesses[words[1]] = v
			all = append(all, v)
		case words[0] == "group" && len(words) >= 4:
			atLeast, err := strconv.Atoi(words[2])
			if words[2] == "all" {
				atLeast, err = len(words)-3, nil
			} else if words[2] == "any" {
				atLeast, err = 1, nil
			}
			if err != nil {
				return nil, err
			}
			p.groups[words[1]] = group{atLeast, words[3:]}
		case words[0] == "quorum" && len(words) == 2:
			p.quorum = words[1]
		default:
			return nil, fmt.Errorf("not a line of a policy: %s", line)
		}
	}
	p.known = note.VerifierList(all...)
	return p, nil
}

func (p *policy) reached(name string, cosigned map[string]bool) bool {
	if name == "none" {
		return true
	}
	g, isGroup := p.groups[name]
	if !isGroup {
		return cosigned[name]
	}
	count := 0
	for _, member := range g.members {
		if p.reached(member, cosigned) {
			count++
		}
	}
	return count >= g.atLeast
}

type checkpoint struct {
	tlog.Tree
	origin   string
	cosigned []string
}

// open checks every signature of a known key and says who cosigned; an error where the log did not sign or the quorum is
// not reached.
func (p *policy) open(msg []byte) (*checkpoint, error) {
	if c := p.opened[string(msg)]; c != nil {
		return c, nil
	}
	n, err := note.Open(msg, p.known)
	if err != nil {
		return nil, err
	}
	// Go's decoder lets spare bits of base64 pass; here what does not print back is refused.
	for _, sig := range append(n.Sigs, n.UnverifiedSigs...) {
		if err := printsBack(sig.Base64); err != nil {
			return nil, err
		}
	}
	c, err := readBody(n.Text)
	if err != nil {
		return nil, err
	}
	signed, cosigned := false, map[string]bool{}
	for _, sig := range n.Sigs {
		for _, log := range p.logs {
			signed = signed || (log.Name() == sig.Name && log.KeyHash() == sig.Hash && log.Name() == c.origin)
		}
		for name, witness := range p.witnesses {
			if witness.Name() == sig.Name && witness.KeyHash() == sig.Hash {
				cosigned[name] = true
				c.cosigned = append(c.cosigned, name)
			}
		}
	}
	if !signed {
		return nil, fmt.Errorf("no log of the policy signed the checkpoint")
	}
	if !p.reached(p.quorum, cosigned) {
		return nil, fmt.Errorf("cosigned by %v, which is not the quorum", c.cosigned)
	}
	p.opened[string(msg)] = c
	return c, nil
}

func printsBack(text string) error {
	bytes, err := base64.StdEncoding.DecodeString(text)
	if err == nil && base64.StdEncoding.EncodeToString(bytes) != text {
		err = fmt.Errorf("base64 that does not print back: %s", text)
	}
	return err
}

func readHash(text string) (h tlog.Hash, err error) {
	if err := printsBack(text); err != nil {
		return h, err
	}
	return tlog.ParseHash(text)
}

// readBody reads the three lines of C2SP tlog-checkpoint; sumdb's own ParseTree knows only its own first line.
func readBody(text string) (*checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[0] == "" || lines[3] != "" {
		return nil, fmt.Errorf("the body of a checkpoint has three lines")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || strconv.FormatInt(size, 10) != lines[1] || size < 0 {
		return nil, fmt.Errorf("not a size: %s", lines[1])
	}
	root, err := readHash(lines[2])
	if err != nil {
		return nil, err
	}
	return &checkpoint{Tree: tlog.Tree{N: size, Hash: root}, origin: lines[0]}, nil
}
