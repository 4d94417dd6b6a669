import {registerStory} from '../helpers/story.ts';
import {recoverFromATypo} from './recover-from-a-typo.ts';

registerStory(recoverFromATypo);
