import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.ts';

/** Below the API's origin; the console function serves what is built, and infra/constructs/console.ts has it built. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/admin/payouts/',
  plugins: [react(), precompress()],
  build: { target: 'es2024', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
});
