import { DefaultNamingStrategy } from 'typeorm';

/** `recordedAt` in an entity is `recorded_at` in the table. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(
    property: string,
    given: string | undefined,
    prefixes: readonly string[],
  ): string {
    return [...prefixes, given ?? property].map(snake).join('_');
  }
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
