import type { PageView } from '../pageView';
import { foldExplanation } from './folding';

/** What VS Code keeps while the tab of the page is hidden. */
interface PageState {
  /** The view for which the page was scrolled. */
  readonly id: string;
  /** The names of the parts that are open. */
  readonly open: readonly string[];
}

interface VsCodeApi {
  getState(): PageState | undefined;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The client puts it before this program. */
declare const VIEW: PageView;

const host = acquireVsCodeApi();
const { id, section = '' } = VIEW;
const state = host.getState();
const isFirst = state?.id !== id;
const open = new Set(isFirst ? [section] : state.open);
const save = (): void => host.setState({ id, open: [...open] });
foldExplanation(document.body, open, save);
save();
// It scrolls once for each view: VS Code loads the whole page again when it changes and when its tab comes back, and scrolls
// it to where it was, unless it is scrolled already. The top is therefore a pixel below the beginning.
if (isFirst) {
  const target = document.getElementById(section);
  if (target === null) scroll(0, 1);
  else target.scrollIntoView();
}
