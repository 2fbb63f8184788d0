/** Vite's way of reading files in tests; the domain itself has no file system. */
interface ImportMeta {
  glob(
    pattern: string | readonly string[],
    options: { readonly query: '?raw'; readonly import: 'default'; readonly eager: true },
  ): Record<string, string>;
}
