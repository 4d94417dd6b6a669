// Writes the reports that are wished for on the screen, and says where they are.
import type {Holdings} from '../../engine/engine.ts';
import type {Marks} from '../../settings/marks.ts';
import type {ReportWish} from '../panes/line/line-state.ts';
import type {Store} from './store.ts';

/** Resolves to a sentence that says where it is, rejects with one that says why it is not. */
export type WriteReport = (wish: ReportWish, marks: Marks, holdings: Holdings) => Promise<string>;

/** Returns what ends it. */
export function writeReports(write: WriteReport, store: Store): () => void {
  let seen = store.state().report;
  const tell = (sentence: string): void => store.dispatch({type: 'notice-given', notice: {sentence}});
  return store.subscribe(({report, marks, holdings}) => {
    if (report === seen) return;
    seen = report;
    if (report === undefined) return;
    if (holdings === undefined) tell('Nothing is read yet: write the report when events are there.');
    else write(report, marks.all, holdings).then(tell, error => tell((error as Error).message));
  });
}
