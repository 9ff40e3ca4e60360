import { Controller, Get, Param, Query } from '@nestjs/common';
import { FactListQuery, StateListQuery } from './page.ts';
import { PastOfOneQuery, takes } from './past.ts';
import type { PastWord } from './past.ts';

@Controller()
class Routes {
  @Get('state')
  state(@Query() query: StateListQuery): unknown {
    return query;
  }

  @Get('facts')
  facts(@Query() query: FactListQuery): unknown {
    return query;
  }

  @Get('one')
  one(@Param('id') id: string, @Query() query: PastOfOneQuery): unknown {
    return [id, query];
  }

  @Get('now')
  now(@Param('id') id: string): unknown {
    return id;
  }

  @Get('nothing')
  nothing(): unknown {
    return null;
  }
}

it.each<[keyof Routes, readonly PastWord[]]>([
  ['state', ['at', 'knownAt']],
  ['facts', ['knownAt']],
  ['one', ['at', 'knownAt']],
  ['now', []],
  ['nothing', []],
])('the route %s takes what its query declares', (route, expected) => {
  const handler = Object.getOwnPropertyDescriptor(Routes.prototype, route)?.value as () => unknown;
  const context = { getClass: () => Routes as never, getHandler: () => handler };
  const words: readonly PastWord[] = ['at', 'knownAt'];
  expect(words.filter((word) => takes(context, word))).toEqual(expected);
});
