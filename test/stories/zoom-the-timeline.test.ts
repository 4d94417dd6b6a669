import {registerStory} from '../helpers/story.ts';
import {zoomTheTimeline, zoomTheTimelineSmall} from './zoom-the-timeline.ts';

registerStory(zoomTheTimeline);
registerStory(zoomTheTimelineSmall);
