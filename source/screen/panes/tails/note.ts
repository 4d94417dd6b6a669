// What a tail's title tells: does it follow, what is new, how much comes, and how old the newest is.
import type {Row} from '../../../engine/engine.ts';
import {type Aging, ageOf} from '../../../text/ages.ts';
import {count} from '../../paint/words.ts';
import {layoutOf, type State} from '../../state/state.ts';
import {type News, rateSpan} from './news.ts';
import {brokenSource} from './sentence.ts';
import type {Tail} from './tail-state.ts';
import {titleRoom} from './title.ts';

type Part = Aging & {
  /** How much it is missed: the least goes first where there is no room for all. */
  readonly missed: number;
};

const minute = 60_000;
/** Less than that makes a stream of a burst. */
const shortestSpan = 10_000;
const azureDelay = 'Azure delivers within 10 min';

/** `following · +3 new · 0.2/s · newest 12 s old`, of which as much as fits. */
export function noteOf(state: State, tail: Tail, width: number): Aging {
  const parts = tail.follows ? followingParts(state, tail) : pausedParts(state, tail);
  const order = parts.toSorted((one, other) => other.missed - one.missed);
  for (let kept = parts.length; ; kept--) {
    const shown = parts.filter(part => order.indexOf(part) < kept);
    const text = shown.map(part => part.text).join(' · ');
    if (text.length <= width || kept === 1) {
      return {text, changesIn: Math.min(...shown.map(({changesIn}) => changesIn))};
    }
  }
}

/** Milliseconds until a tail on screen is older in words; `undefined` where nothing ages. */
export function tailsAgeIn(state: State): number | undefined {
  const panes = layoutOf(state)?.panes;
  const times = state.tails.items.flatMap((tail, index) => {
    const rectangle = panes?.[`tail-${index + 1}` as 'tail-1'];
    return rectangle === undefined ? [] : noteOf(state, tail, titleRoom(tail, index, rectangle)).changesIn;
  });
  const soonest = Math.min(...times);
  return Number.isFinite(soonest) ? soonest : undefined;
}

const part = (missed: number, text: string, changesIn = Number.POSITIVE_INFINITY): Part => ({missed, text, changesIn});

function followingParts(state: State, tail: Tail): readonly Part[] {
  const {news, bell} = tail;
  return [
    part(2, 'following'),
    ...(bell ? [part(3, 'bell')] : []),
    ...(news.matches > 0 ? [part(9, `+${count(news.matches)} new`)] : []),
    ...arrivalParts(state, tail),
    ...freshnessParts(state, tail),
  ];
}

function pausedParts(state: State, tail: Tail): readonly Part[] {
  return [
    part(9, 'paused'),
    ...(tail.bell ? [part(3, 'bell')] : []),
    part(8, `+${count(tail.news.matches)} new`),
    ...arrivalParts(state, tail),
  ];
}

/** How much comes, or why nothing does as far as that is known. */
function arrivalParts(state: State, {news, since, found}: Tail): readonly Part[] {
  const {reading, now} = state;
  if (brokenSource(state) !== undefined) return [part(7, 'source cannot be read')];
  if (reading.phase !== 'done') return [];
  const rate = rateOf(news.log, Math.max(since, reading.at), now);
  return rate === undefined ? quietParts(state, found?.rows[0]) : [{...rate, missed: 5}];
}

/** `0.2/s` over the last minute, or since it is watched; `3/min` where that is slow; `undefined` where nothing came. */
export function rateOf(log: News['log'], since: number, now: number): Aging | undefined {
  const recent = log.filter(({at}) => now - at < rateSpan);
  if (recent.length === 0) return undefined;
  const watched = Math.max(shortestSpan, Math.min(rateSpan, now - since));
  const perSecond = (recent.reduce((sum, {matches}) => sum + matches, 0) * 1000) / watched;
  return {text: rateText(perSecond), changesIn: watched < rateSpan ? 1000 : recent[0]!.at + rateSpan - now};
}

function rateText(perSecond: number): string {
  if (perSecond < 0.1) return `${Math.max(1, Math.round(perSecond * 60))}/min`;
  return `${perSecond < 9.95 ? perSecond.toFixed(1) : count(Math.round(perSecond))}/s`;
}

/** Without a look at the sources for a while, nobody knows whether nothing happens. */
function quietParts({checks, now}: State, newest: Row | undefined): readonly Part[] {
  if (newest !== undefined && now - newest.time.milliseconds < minute) return [];
  const looks = Object.values(checks).map(({at}) => at);
  if (looks.length === 0) return [];
  const {text, changesIn} = ageOf(now - Math.min(...looks));
  const age = now - Math.min(...looks);
  return age < minute ? [part(5, 'quiet', minute - age)] : [part(7, `last look ${text} ago`, changesIn)];
}

function freshnessParts({now}: State, {found}: Tail): readonly Part[] {
  const newest = found?.first === 0 ? found.rows[0] : undefined;
  if (newest === undefined) return [];
  const age = now - newest.time.milliseconds;
  if (age <= -minute) return [part(6, 'newest ahead of this clock', -age - minute)];
  const {text, changesIn} = ageOf(age);
  // Between the two, more may be on its way.
  const isDelayed = minute <= age && age < 60 * minute && newest.id.blob.startsWith('resourceId=');
  return [part(6, `newest ${text} old`, changesIn), ...(isDelayed ? [part(1, azureDelay)] : [])];
}
