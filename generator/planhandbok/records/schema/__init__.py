"""The form of each record: its keys, types and help texts, and how data becomes a record.

Other wings may use:

    a3: the module itself, A3, A3Kind, Access, Case, ChartRow, ChartTable, Direction, Indicator,
        IndicatorKind, Measure, Reading, RootCause
    benefit: the module itself, Amount, Benefit, BenefitUnit, BudgetEffect, BusinessChange,
        Cost, Idea, POWERS, Stage, StagedAmounts, Theme, ThemeAnswer, times_ten
    cycle: ActivityState, Cycle, DeliverableState, Goal, Meeting, StepDates
    edition: Decision, EDITION, FrozenFile, decided_part, edition_order, fingerprints,
        next_edition
    forwarding: Correction, End, Forwarding, ForwardingEntry, Move, Retraction
    json_schema: FOLDER, schemas
    method: Activity, Box, Deliverable, Demand, FormBox, Help, InSomeYears, Method, POLITICAL,
        Phase, Step, applies
    own_boxes: form_of, frozen_form, is_free
    record: Owner, Record, help_in_file
    settings: Colours, Language, Meetings, SearchWords, Settings, SiteName
    sheet: Audience, Edition, Sheet, SiteFile, WrongCase, a3_of, has_cases, id_of, is_example,
        parent_of, unit_of, year_of
    stand_ins: salvaged
    typed: KEYS_HINT, LIST_HINT, adapter, annotation_at, is_prose, key_fields, key_info,
        meaning, record_kind, required_keys, typed, unknown_keys, without_metadata
    units: NO_UNITS, Unit, UnitName, UnitTree, named_units, unit_tree
"""
