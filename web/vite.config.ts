/**
 * Builds the app into dist/web: hashed files only, nothing inline, nothing from elsewhere, so that the strictest
 * Content-Security-Policy holds.
 */
import {fileURLToPath} from 'node:url';
import react from '@vitejs/plugin-react';
import {defineConfig} from 'vite';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: folder('.'),
  base: '/',
  cacheDir: folder('../.tmp/vite'),
  plugins: [react()],
  build: {
    outDir: folder('../dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: {polyfill: false},
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
  },
  server: {port: 5173, strictPort: true, proxy: {'/api': process.env['HOLDFIRE_SERVER'] ?? 'http://127.0.0.1:4870'}},
});
