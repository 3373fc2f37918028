import type { Hover, Position } from 'vscode-languageserver-types';
import type { Catalogue } from '../../../../../schemas/src/catalogue/catalogue';
import type { ParsedDocument } from '../../document/parsedDocument';

export function hoverAt(_document: ParsedDocument, _position: Position, _catalogue: Catalogue): Hover | null {
  return null;
}
