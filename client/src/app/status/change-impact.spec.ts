import { cellsInWords } from './change-impact';

const cell = (taskTitle: string, treatmentSiteTitle: string, units: readonly string[]) => ({
  ...{ task: taskTitle, taskTitle, treatmentSite: treatmentSiteTitle, treatmentSiteTitle },
  units,
});

describe('what a change takes, in words', () => {
  const lost = [
    cell('Edit OAR contours', 'Cervix', ['Ethos-1', 'Ethos-2']),
    cell('Edit OAR contours', 'Prostate', ['Ethos-2']),
    cell('Approve OAR contours', 'Cervix', ['Ethos-1', 'Ethos-2']),
  ];

  it('says on which units, where there are several', () => {
    expect(cellsInWords(lost, true)).toBe(
      'Edit OAR contours for cervix on Ethos-1 and Ethos-2, for prostate on Ethos-2; ' +
        'Approve OAR contours for cervix on Ethos-1 and Ethos-2',
    );
  });

  it('names none where there is one', () => {
    expect(cellsInWords(lost, false)).toBe(
      'Edit OAR contours for cervix and prostate; Approve OAR contours for cervix',
    );
  });
});
