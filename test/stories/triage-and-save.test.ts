import {registerStory} from '../helpers/story.ts';
import {triageAndSave, triageAndSavedAgain} from './triage-and-save.ts';

registerStory(triageAndSave);
registerStory(triageAndSavedAgain);
