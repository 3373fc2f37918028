import MarkdownIt from 'markdown-it';

/** Renders what the library says. Text of documents is escaped there already, and HTML would be shown as text here. */
const markdown = new MarkdownIt({ html: false }).disable('image');
markdown.validateLink = (url) => url.startsWith('https://');
markdown.renderer.rules.link_open = (tokens, index, options, _environment, self) => {
  tokens[index]?.attrSet('target', '_blank');
  tokens[index]?.attrSet('rel', 'noopener noreferrer');
  return self.renderToken(tokens, index, options);
};

/** Markdown as HTML that loads nothing, runs nothing, and leads to pages of the web only. */
export function htmlOf(text: string): string {
  return markdown.render(text);
}
