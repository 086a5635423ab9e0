package main

// A mirrored folder (C2SP tlog-tiles), re-derived from its entries with sumdb/tlog.

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/tlog"
)

const height, width = 8, 256

// tilePath differs from tlog's own: no height, and "entries" for "data".
func tilePath(level string, n int64, w int) string {
	path := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		path = fmt.Sprintf("x%03d/%s", n%1000, path)
	}
	if w < width {
		path = fmt.Sprintf("%s.p/%d", path, w)
	}
	return "tile/" + level + "/" + path
}

// storage holds every hash of the tree in tlog's order.
type storage []tlog.Hash

func (s storage) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(s)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		found[i] = s[index]
	}
	return found, nil
}

func checkMirror(folder, policyPath string) (a answer, err error) {
	p, err := readPolicy(policyPath)
	if err != nil {
		return a, err
	}
	c, err := openCheckpoint(folder, p)
	if err != nil {
		return a, err
	}
	var hashes storage
	for n := int64(0); n*width < c.N; n++ {
		entries, err := readEntries(folder, n, atMost(c.N-n*width))
		if err != nil {
			return a, err
		}
		for i, entry := range entries {
			more, err := tlog.StoredHashes(n*width+int64(i), entry, hashes)
			if err != nil {
				return a, err
			}
			hashes = append(hashes, more...)
		}
	}
	for level := 0; c.N>>(height*level) > 0; level++ {
		have := c.N >> (height * level)
		for n := int64(0); n*width < have; n++ {
			w := atMost(have - n*width)
			derived, err := tlog.ReadTileData(tlog.Tile{H: height, L: level, N: n, W: w}, hashes)
			if err != nil {
				return a, err
			}
			path := tilePath(fmt.Sprint(level), n, w)
			given, err := os.ReadFile(filepath.Join(folder, path))
			if err != nil {
				return a, err
			}
			if !bytes.Equal(derived, given) {
				return a, fmt.Errorf("%s is not what the entries give", path)
			}
			a.Tiles++
		}
	}
	root, err := tlog.TreeHash(c.N, hashes)
	if err != nil {
		return a, err
	}
	if root != c.Hash {
		return a, fmt.Errorf("the entries give the root %s, the checkpoint says %s", root, c.Hash)
	}
	a.Holds, a.Size, a.Root, a.Cosigned = true, c.N, root.String(), c.cosigned
	return a, nil
}

func openCheckpoint(folder string, p *policy) (*checkpoint, error) {
	msg, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	if err != nil {
		return nil, err
	}
	return p.open(msg)
}

func atMost(count int64) int {
	if count > width {
		return width
	}
	return int(count)
}

func readEntries(folder string, n int64, w int) ([][]byte, error) {
	path := tilePath("entries", n, w)
	bundle, err := os.ReadFile(filepath.Join(folder, path))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(bundle) > 0 {
		if len(bundle) < 2 || len(bundle)-2 < int(binary.BigEndian.Uint16(bundle)) {
			return nil, fmt.Errorf("%s is cut", path)
		}
		end := 2 + int(binary.BigEndian.Uint16(bundle))
		entries = append(entries, bundle[2:end])
		bundle = bundle[end:]
	}
	if len(entries) != w {
		return nil, fmt.Errorf("%s holds %d entries, not %d", path, len(entries), w)
	}
	return entries, nil
}

// tiles lets tlog read single hashes of the folder, each proved from the root.
type tiles struct{ folder string }

func (t tiles) Height() int                     { return height }
func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	found := make([][]byte, len(wanted))
	for i, tile := range wanted {
		data, err := os.ReadFile(filepath.Join(t.folder, tilePath(fmt.Sprint(tile.L), tile.N, tile.W)))
		if err != nil {
			return nil, err
		}
		found[i] = data
	}
	return found, nil
}
