// Nobody knows all names by heart: which keys did the operator touch, asked for with tab and arrows.
import {describeStory} from '../helpers/story.ts';

export const completeAQuery = describeStory(
  'a responder completes a query by tab: a field, a value with its count, a word that is narrowed',
  {columns: 120, rows: 40, arguments: ['demo']},
  async user => {
    await user.sees(/\d\d:\d\d:\d\d/, '52,620 events', /1\/52,620/);
    await user.types('/stat');
    await user.sees(/│ status +HTTP status │/);
    await user.presses('tab');
    await user.sees('/ status:', /│ 403 +[\d,]+ events │/);
    await user.types('403');
    await user.presses('tab');
    await user.sees(/status:403 +[\d,]+ of 52,620/);
    await user.types('oper');
    await user.sees(/│ caller:operator@contoso\.com +\d+ events? │/);
    await user.screenshot('completion');
    await user.presses('tab', 'enter');
    await user.sees(/status:403 caller:operator@contoso\.com +\d+ of 52,620/);
    await user.presses('/', 'ctrl-u', 'up');
    await user.sees('status:403 caller:operator@contoso.com');
  },
);
