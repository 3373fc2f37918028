/**
 * Markdown with its pictures on the web instead of beside it.
 * @param markdown a page whose pictures are given by their paths
 * @param folder the folder of the page, from the root of the repository
 * @param baseUrl the address of the files of the repository
 */
export function withPicturesOnTheWeb(markdown: string, folder: string, baseUrl: string): string {
  const root = new URL(`${baseUrl.replace(/\/$/, '')}/`);
  return markdown.replace(
    /(!\[[^\]]*\])\(([^):]+)\)/g,
    (_, alternative: string, path: string) => `${alternative}(${new URL(path, new URL(folder, root)).href})`,
  );
}
