import {registerStory} from '../helpers/story.ts';
import {readTheDetail, readTheDetailSmall} from './read-the-detail.ts';

registerStory(readTheDetail);
registerStory(readTheDetailSmall);
