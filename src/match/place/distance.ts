/** Distance on a sphere of the Earth's mean radius (haversine; Sinnott 1984). */
export interface Point {
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
}

const earthRadiusKm = 6371;
const radians = Math.PI / 180;

export function kilometresBetween(a: Point, b: Point): number {
  const north = Math.sin(((b.latitude - a.latitude) * radians) / 2) ** 2;
  const east = Math.sin(((b.longitude - a.longitude) * radians) / 2) ** 2;
  const wide = Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians);
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(north + wide * east)));
}
