import {registerStory} from '../helpers/story.ts';
import {noColour, noColourNoUnicode} from './no-colour.ts';

registerStory(noColour);
registerStory(noColourNoUnicode);
