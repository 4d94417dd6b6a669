// Fingers err: the screen says what was meant, and one key makes it so.
import {describeStory} from '../helpers/story.ts';

export const recoverFromATypo = describeStory(
  'a responder mistypes a field, is told which one is meant, and takes it',
  {columns: 80, rows: 24, arguments: ['demo']},
  async user => {
    await user.sees(/\d\d:\d\d:\d\d/, '52,620 events', /1\/52,620/);
    await user.types('/failed stauts:403');
    await user.sees('There is no field `stauts`. Did you mean `status`? tab mends it');
    await user.sees(/failed stauts:403 +2,278 of 52,620/);
    await user.screenshot('typo');
    await user.presses('tab');
    await user.sees(/failed status:403 +[\d,]+ of 52,620/);
    await user.seesNo('There is no field');
    await user.presses('enter');
    await user.sees(/✗ 403/);
    await user.seesNo('✗ 404');
  },
);
