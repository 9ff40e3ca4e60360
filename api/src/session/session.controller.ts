import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionView } from '@oart/contract';
import { Public, SignedIn } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { renewWorkstationCookie, workstationTokenOf } from '../workstation/workstation-cookie.ts';
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts';
import { SessionViewService } from './session-view.service.ts';
import { SessionViewDto, SignInRequestDto } from './session.dto.ts';
import { SessionService } from './session.service.ts';

@ApiTags('session')
@Controller('session')
export class SessionController {
  readonly #sessions: SessionService;
  readonly #views: SessionViewService;

  constructor(sessions: SessionService, views: SessionViewService) {
    this.#sessions = sessions;
    this.#views = views;
  }

  @Post()
  @Public()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign in; the session is in the cookie' })
  @ApiNoContentResponse()
  async signIn(
    @Body() proof: SignInRequestDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const place = { address: request.ip, workstationToken: workstationTokenOf(request) };
    setSessionCookie(reply, await this.#sessions.signIn(proof, place));
    renewWorkstationCookie(request, reply);
  }

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Who is signed in, what they may open, and what waits for them' })
  @ApiOkResponse({ type: SessionViewDto })
  show(@Caller() caller: Caller): Promise<SessionView> {
    return this.#views.of(caller);
  }

  @Delete()
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  @ApiNoContentResponse()
  async signOut(
    @Caller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.#sessions.signOut(caller);
    clearSessionCookie(reply);
  }
}
