// The main job: who purged the key, and from where?
import {describeStory, type Scene, type User} from '../helpers/story.ts';

const DEMO: Scene = {columns: 120, rows: 40, arguments: ['demo']};

export const searchAndOpen = describeStory(
  'a responder searches the demo and reads who purged a key',
  DEMO,
  async user => {
    await findThePurge(user);
    await user.screenshot('detail');
  },
);

export const searchAndOpenSmall = describeStory(
  'a responder does the same in a small terminal',
  {...DEMO, columns: 80, rows: 24},
  async user => {
    await findThePurge(user);
    await user.screenshot('detail-small');
  },
);

async function findThePurge(user: User): Promise<void> {
  await user.sees(/\d\d:\d\d:\d\d/);
  await user.types('/purge');
  await user.presses('enter', 'enter');
  await user.sees('KeyPurge', 'operator@contoso.com', '203.0.113.77');
  await user.hasPressedFewerKeysThan(10);
}
