import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** During development the service runs beside it (`npx minsheng serve`). */
const SERVICE = 'http://127.0.0.1:8787';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Charts are a chunk of their own, opened only by the pages that draw.
    chunkSizeWarningLimit: 1300,
  },
  server: { proxy: { '/api': SERVICE } },
});
