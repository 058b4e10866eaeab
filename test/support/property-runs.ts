/**
 * How often a property is tried: `short`, times `PROPERTY_RUNS` of the environment where there is one. The short run is for
 * every change; `PROPERTY_RUNS=100` is for a night.
 */
export function propertyRuns(short: number): number {
  const times = typeof process === 'undefined' ? 1 : Number(process.env.PROPERTY_RUNS ?? 1);
  return Math.max(1, Math.round(short * times));
}
