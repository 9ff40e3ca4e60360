-- The state of entitlements at instants, said once more and by other means than the core: as sets and
-- periods of days (domain.md section 6; I7, I8, I13; F3, F6, F18, F19).
-- $1 uuid[] entitlements asked about, $2 timestamptz[] the instant of each question, $3 the zone whose days
-- count, $4 the last ledger index known. Tables are found by search_path.
with
  -- As known: recorded by then, and not corrected by a row recorded by then (I13).
  post as (
    select * from employment as it where it.ledger_index <= $4 and not exists
      (select from employment as later where later.supersedes_id = it.id and later.ledger_index <= $4)
  ),
  held as (
    select * from entitlement as it where it.ledger_index <= $4 and not exists
      (select from entitlement as later where later.supersedes_id = it.id and later.ledger_index <= $4)
  ),
  acceptance as (
    select * from entitlement_acceptance as it where it.ledger_index <= $4 and not exists
      (select from entitlement_acceptance as later where later.supersedes_id = it.id and later.ledger_index <= $4)
  ),
  stop as (
    select * from suspension as it where it.ledger_index <= $4 and not exists
      (select from suspension as later where later.supersedes_id = it.id and later.ledger_index <= $4)
  ),
  lift as (
    select * from suspension_lift as it where it.ledger_index <= $4 and not exists
      (select from suspension_lift as later where later.supersedes_id = it.id and later.ledger_index <= $4)
  ),
  withdrawal as (
    select * from entitlement_withdrawal as it where it.ledger_index <= $4 and not exists
      (select from entitlement_withdrawal as later where later.supersedes_id = it.id and later.ledger_index <= $4)
  ),

  -- Posts that touch or overlap are one employment: ranges of days join where nothing lies between (I7).
  unbroken as (
    select person_id, unnest(range_agg(daterange(starts_on, ends_on, '[]'))) as days
    from post group by person_id
  ),

  -- What is settled about an entitlement whatever the instant.
  life as (
    select
      held.id,
      held.recorded_at as granted_at,
      held.effective_from,
      held.replaces_id,
      (select min(acceptance.recorded_at) from acceptance where acceptance.entitlement_id = held.id) as accepted_at,
      -- Inclusive: the last day is expires_on (I8).
      held.expires_on + 1 as expired_from,
      -- The employment of the day of grant, or the first one after it; a later return changes nothing (I7).
      (
        select upper(days) from unbroken
        where unbroken.person_id = held.person_id
          and not days << daterange((held.recorded_at at time zone $3)::date, null)
        order by days limit 1
      ) as left_from,
      (select min(effective_from) from withdrawal where withdrawal.entitlement_id = held.id) as withdrawn_from
    from held
  ),

  question as (
    select place, asked.id, at, (at at time zone $3)::date as today
    from unnest($1::uuid[], $2::timestamptz[]) with ordinality as asked (id, at, place)
  ),

  -- What holds at the instant asked about.
  answer as (
    select
      question.place,
      life.effective_from,
      question.today,
      case when life.accepted_at <= question.at then life.accepted_at end as accepted_at,
      live.suspensions,
      live.whole,
      terminal.kind,
      terminal.from_day
    from question
    join life on life.id = question.id and life.granted_at <= question.at
    cross join lateral (
      select
        coalesce(array_agg(stop.id::text order by stop.id), '{}') as suspensions,
        coalesce(bool_or(cardinality(stop.tasks) + cardinality(stop.treatment_sites) = 0), false) as whole
      from stop
      where stop.entitlement_id = life.id
        and stop.recorded_at <= question.at
        and not exists
          (select from lift where lift.suspension_id = stop.id and lift.recorded_at <= question.at)
    ) as live
    left join lateral (
      select kind, from_day
      from (
        values
          (1, 'expired', life.expired_from),
          (2, 'ended', life.left_from),
          (3, 'withdrawn', life.withdrawn_from),
          (
            4,
            'superseded',
            -- From the new one's first day, once that is accepted (F19).
            (
              select min(greatest(successor.effective_from, (successor.accepted_at at time zone $3)::date))
              from life as successor
              where successor.replaces_id = life.id and successor.accepted_at <= question.at
            )
          )
      ) as ending (rank, kind, from_day)
      where from_day <= question.today
      order by from_day, rank
      limit 1
    ) as terminal on true
  )

select
  coalesce(
    answer.kind,
    case
      when answer.place is null then 'not-yet-effective'
      when answer.accepted_at is null then 'awaiting-acceptance'
      when answer.today < answer.effective_from then 'not-yet-effective'
      when answer.whole then 'suspended'
      when cardinality(answer.suspensions) > 0 then 'suspended-in-part'
      else 'active'
    end
  ) as kind,
  answer.from_day::text as "endedFrom",
  to_char(answer.accepted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "acceptedAt",
  coalesce(answer.suspensions, '{}') as suspensions
from question
left join answer using (place)
order by place
