import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PastAnswerView } from '@oart/contract';
import { Requires } from '../http/access.ts';
import { Caller } from '../http/caller.ts';
import { PastAnswerViewDto, PastQuestionDto } from './past-question.dto.ts';
import { PastQuestionService } from './past-question.service.ts';

@ApiTags('gate')
@Controller('gate/past-questions')
export class PastQuestionController {
  readonly #past: PastQuestionService;

  constructor(past: PastQuestionService) {
    this.#past = past;
  }

  @Post()
  @HttpCode(200)
  @Requires('staff-member', 'entitler', 'auditor')
  @ApiOperation({
    summary: 'Ask the gate about a past instant, as known then and as known now; records nothing',
  })
  @ApiOkResponse({ type: PastAnswerViewDto })
  ask(@Caller() caller: Caller, @Body() question: PastQuestionDto): Promise<PastAnswerView> {
    return this.#past.answer(caller, question);
  }
}
