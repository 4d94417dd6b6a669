// Loaded into the program before all else: after a while a thread of it throws what has secrets in it, as SDKs do.
import {isMainThread} from 'node:worker_threads';

const {PLANTED_FAULT: where, PLANTED_TEXT: text} = process.env;

if (where === (isMainThread ? 'main' : 'worker')) {
  setTimeout(() => {
    throw Object.assign(new Error(`planted fault: GET https://contosologs/?${text} failed`), {request: {url: text}});
  }, 2500);
}
