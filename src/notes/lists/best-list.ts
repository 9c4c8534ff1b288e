import { isSameLine, type Sighting } from '../sightings/sighting.js';
import { beginningEvidence } from './beginning-evidence.js';
import type { Company } from './company.js';
import { companyEvidence } from './company-evidence.js';
import { leastWeight, type SeenSighting, weightOf } from './evidence.js';
import { headingEvidence } from './heading-evidence.js';
import { sightingEvidence } from './sighting-evidence.js';
import { stepEvidence } from './step-evidence.js';

/**
 * How many sightings before one are tried as the one before it in the list, in addition to the end of the best list so far.
 */
const reach = 12;

/** No step adds more. */
const mostStep = stepEvidence.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);

/** A list so far: its weight, and the sighting before its last one. */
interface Link {
  readonly seen: SeenSighting;
  readonly weight: number;
  readonly previous: Link | null;
}

/**
 * Finds the list with the most evidence: of all ways to take sightings in the order of the text and leave out
 * others, the one whose weights sum up to the most.
 *
 * @param sightings in the order of the text
 * @returns the sightings of the list, in the order of the text; empty when no list weighs enough
 */
export function findBestList(
  sightings: readonly Sighting[],
  company: ReadonlyMap<Sighting, Company>,
): readonly Sighting[] {
  const ofHeadings = new Map(
    Array.from(new Set(company.values()), (each) => [each, weightOf(headingEvidence, { company: each })]),
  );
  const links: Link[] = [];
  let best: Link | null = null;
  for (const sighting of sightings) {
    const own = company.get(sighting);
    if (own === undefined) continue;
    const seen = { sighting, company: own };
    const weight =
      weightOf(sightingEvidence, seen) + weightOf(companyEvidence, seen) + (ofHeadings.get(own) ?? 0);
    let link: Link = { seen, weight: weight + weightOf(beginningEvidence, seen), previous: null };
    const from = Math.max(0, links.length - reach);
    // The best one first: then hardly any other can add more.
    const likely: Link | null = best;
    for (let at = likely === null ? from : from - 1; at < links.length; at += 1) {
      const before = at < from ? likely : links[at];
      if (!before || (at >= from && before === likely)) continue;
      if (before.weight + weight + mostStep <= link.weight) continue;
      if (isSameLineOfOne(before.seen.sighting, sighting)) continue;
      const sum = before.weight + weight + weightOf(stepEvidence, { before: before.seen, after: seen });
      if (sum > link.weight) link = { seen, weight: sum, previous: before };
    }
    links.push(link);
    if (best === null || link.weight > best.weight) best = link;
  }
  if (best === null || best.weight < leastWeight) return [];
  const list: Sighting[] = [];
  for (let link: Link | null = best; link !== null; link = link.previous) list.push(link.seen.sighting);
  return list.toReversed();
}

/** A line has one chapter, unless it has lost its line ends. */
function isSameLineOfOne(a: Sighting, b: Sighting): boolean {
  return isSameLine(a, b) && !(a.traits.has('run-on') && b.traits.has('run-on'));
}
