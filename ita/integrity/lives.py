"""The life of each stored field that is not sealed by itself, by model: see
``ita.integrity.field_lives``. Models of search are data like the others: nothing of it is imported.
"""

from enum import StrEnum


class Life(StrEnum):
    SEALED = "sealed"  # with its page, by the approval
    TWO_HANDS = "two_hands"  # proposed by one officer, allowed by an approver
    DERIVED = "derived"  # from the register, approved content or counts; compared by verify_live
    INTERNAL = "internal"  # no public address shows it


_PAGE = {
    Life.SEALED: "title slug seo_title search_description show_in_menus locale content_type",
    Life.DERIVED: """path depth numchild url_path live first_published_at last_published_at
        live_revision translation_key""",
    Life.INTERNAL: """latest_revision has_unpublished_changes draft_title go_live_at expire_at
        expired locked locked_at locked_by owner latest_revision_created_at alias_of""",
}
_FILE_FACTS = "file file_size extension public_since"
_FILE_CLOSING = "hidden_since hidden_with_page closed_by erased_by"
_JOB = "state percent attempts error created_at seen_at finished_at"
_OUTBOX = "state attempts error due_at created_at ended_at"

LIVES: dict[str, dict[Life, str]] = {
    "wagtailcore.Page": _PAGE,
    "wagtailcore.Site": {
        Life.DERIVED: "hostname port root_page is_default_site",
        Life.INTERNAL: "site_name",
    },
    "wagtailcore.Locale": {Life.DERIVED: "language_code"},
    "wagtailcore.Collection": {Life.DERIVED: "path depth numchild", Life.INTERNAL: "name"},
    "wagtailcore.CollectionViewRestriction": {
        Life.DERIVED: "restriction_type password collection groups"
    },
    "wagtailcore.PageViewRestriction": {Life.DERIVED: "restriction_type password page groups"},
    "wagtailredirects.Redirect": {
        Life.DERIVED: """old_path site is_permanent redirect_page redirect_page_route_path
            redirect_link automatically_created""",
        Life.INTERNAL: "created_at",
    },
    # home
    "home.ContentPage": {
        Life.DERIVED: "publication_end_date archived_on taken_down_on content_date",
        Life.INTERNAL: "request_note",
    },
    "home.AgencyDocument": {
        Life.SEALED: "title sha256 original_filename",
        Life.DERIVED: f"{_FILE_FACTS} {_FILE_CLOSING} supersedes collection",
        Life.INTERNAL: "created_at uploaded_by_user file_hash tags",
    },
    "home.AgencyImage": {
        Life.SEALED: """title description sha256 focal_point_x focal_point_y focal_point_width
            focal_point_height""",
        Life.DERIVED: f"{_FILE_FACTS} {_FILE_CLOSING} width height",
        Life.INTERNAL: "created_at uploaded_by_user file_hash original_filename tags collection",
    },
    "home.Rendition": {Life.DERIVED: "filter_spec file width height focal_point_key image"},
    "home.Unit": {Life.TWO_HANDS: "site name sort_order", Life.INTERNAL: "mailbox"},
    "home.AgencySettings": {
        Life.TWO_HANDS: """site name name_en emblem colour accent_colour address address_en phone
            email security_email licence""",
        Life.INTERNAL: "collection",
    },
    "home.Generation": {Life.INTERNAL: "site_id step"},
    "home.Case": {  # shown to who knows number and secret, and to nobody else
        Life.INTERNAL: """form_data page submit_time kind number secret_hash state answer
            updated_at content_removed_on"""
    },
    "home.SurveyAnswer": {
        Life.DERIVED: "page answered_on channel",
        Life.INTERNAL: "comment network device",
    },
    "home.SurveyLevel": {Life.DERIVED: "answer topic level"},
    # ita
    "ita.Framework": {
        Life.TWO_HANDS: "scheme scheme_name fiscal_year",
        Life.INTERNAL: """site issuer applies_to note scoring remarks is_shipped
            is_draft edition""",
    },
    "ita.Deadline": {Life.INTERNAL: "framework what stated opens_on due_on source sort_order"},
    "ita.Indicator": {Life.TWO_HANDS: "framework code title", Life.INTERNAL: "sort_order"},
    "ita.SubIndicator": {Life.INTERNAL: "framework indicator_code code title sort_order"},
    "ita.Item": {
        Life.TWO_HANDS: "framework code title indicator_code data_year sort_order",
        Life.INTERNAL: """wording source sub_indicator_code recurrence weight predecessors observed
            note""",
    },
    "ita.Element": {
        Life.TWO_HANDS: "item number text heading section scope requirement checks sort_order",
        Life.INTERNAL: "kind quarters months wording source note",
    },
    "ita.Evidence": {
        Life.DERIVED: "item page document file_page heading filters address elements",
        Life.INTERNAL: "note created_by created_at",
    },
    "ita.Handbook": {Life.INTERNAL: "site framework document attached_by attached_at"},
    "ita.WordingConfirmation": {
        Life.INTERNAL: "site item element text user name position confirmed_at confirmer"
    },
    "ita.Verdict": {
        Life.INTERNAL: "site item element is_met reason judged user name position given_at"
    },
    "ita.Assignment": {Life.INTERNAL: "site item unit officer due_on work_status"},
    "ita.OpenedYear": {Life.INTERNAL: "site framework before opened_by name position opened_at"},
    "ita.AssessorLink": {  # shown to who holds the link, and to nobody else; so are its questions
        Life.INTERNAL: """site framework purpose token_sha256 expires_at made_by made_name
            made_position made_at revoked_at revoked_name uses last_used_at"""
    },
    "ita.AssessorQuestion": {
        Life.INTERNAL: """link item asker text asked_at answer answered_name answered_position
            answered_at"""
    },
    "ita.Petition": {  # the sender reads state and answer of its case
        Life.INTERNAL: """site case channel received_on due_on extended_for decision ground
            decided_on decided_name decided_position"""
    },
    "ita.AgencyAssessment": {Life.INTERNAL: "site framework agency_kind iit eit"},
    "ita.DailyMail": {Life.INTERNAL: f"{_OUTBOX} site recipient unit day parts"},
    "ita.ReviewIntervals": {Life.INTERNAL: "site months"},
    "ita.UsefulTotal": {Life.INTERNAL: "page day useful not_useful"},
    "ita.MistakeReport": {  # shown to who holds its address, and to nobody else
        Life.INTERNAL: """site page text token_sha256 sent_at state answer answered_at answered_name
            answered_position"""
    },
    "ita.MonthlyReport": {Life.INTERNAL: "site month figures made_at"},
    "ita.PublicFramework": {Life.TWO_HANDS: "site framework is_public shows_states"},
    "ita.RegisterEntry": {
        Life.DERIVED: """site_id agency fiscal_year number act occurred_at actor_id actor_username
            actor_name actor_position reason page_id page_title page_url content_kind request_id
            revision_id details seal_version seal_sha256 subject_kind subject_key subject_label
            chain_version previous_sha256 sha256"""
    },
    "ita.RegisterHead": {Life.DERIVED: "site_id entry_id sha256"},
    "ita.Seal": {
        Life.DERIVED: "version sha256 content page_id revision_id request_id erased_by",
        Life.INTERNAL: "created_at",
    },
    "ita.Anchor": {Life.INTERNAL: "site_id entry_sha256 line sha256 written_at"},
    "ita.AnchorDelivery": {Life.INTERNAL: f"{_OUTBOX} anchor kind"},
    "ita.Installation": {Life.INTERNAL: "key created_at"},
    "ita.Notice": {Life.INTERNAL: f"{_OUTBOX} entry recipient audience"},
    "ita.Webhook": {Life.INTERNAL: "site enabled url secret"},
    "ita.WebhookCall": {Life.INTERNAL: f"{_OUTBOX} entry webhook"},
    "ita.PaperSettings": {
        Life.INTERNAL: """site form_heading parent_announcement department reference_prefix
            addressee head_name head_position"""
    },
    "ita.SignedScan": {Life.INTERNAL: "request_id page_id document attached_at"},
    "ita.RoundSettings": {Life.INTERNAL: "site kind"},
    "ita.Round": {
        Life.INTERNAL: """site kind first_day last_day begun_by begun_name begun_position begun_at
            ended_by ended_name ended_position ended_at told_on note scan"""
    },
    "ita.RoundPage": {
        Life.INTERNAL: """round page_id title address section_number section unit outcome note
            looked_at looked_by_name looked_by_position"""
    },
    "ita.OfficerProfile": {
        Life.INTERNAL: "site user full_name position unit order_number valid_from valid_until"
    },
    "ita.PostDuty": {Life.INTERNAL: "post duty"},
    "ita.PublicationSettings": {Life.INTERNAL: "site overlaps overlaps_order confirm_within_days"},
    "ita.ReturnReason": {Life.INTERNAL: "site code text active sort_order"},
    "ita.Filing": {
        Life.INTERNAL: f"""{_JOB} site framework user user_name user_position note asked_at
            visited_from visited_to restarts entry_id manifest_sha256 inside_sha256
            workbook_sha256 stamp_sha256"""
    },
    "ita.Erasure": {Life.INTERNAL: f"{_JOB} site entry_id"},
    "ita.Redaction": {Life.INTERNAL: f"{_JOB} document user boxes reason ordered_at made results"},
    "ita.FrozenObject": {Life.INTERNAL: "site_id sha256 size erased_by"},
    "ita.FrozenItem": {Life.INTERNAL: "filing item code position record"},
    "ita.FrozenPage": {Life.INTERNAL: "item page_id"},
    "ita.Capture": {
        Life.INTERNAL: """filing url kind name page_id shown_on leads_to hops sha256 size seconds
            error visited_at"""
    },
    "ita.Pack": {Life.INTERNAL: f"{_JOB} filing code user"},
    "ita.EvidenceVisit": {
        Life.INTERNAL: """site evidence address visited_at error status redirects final_url seconds
            size sha256 title_shown asks_login files walk walk_step"""
    },
    "ita.VisitJob": {Life.INTERNAL: f"{_JOB} site framework item user silent"},
    "ita.LinkAddress": {
        Life.INTERNAL: """site kind address key is_asked verdict reason status new_address tried_at
            checked_at gone_days gone_on"""
    },
    "ita.LinkPlace": {Life.INTERNAL: "address page field row path words"},
    "ita.LinkRound": {Life.INTERNAL: f"{_JOB} site address user read_at is_mute"},
    "ita.FileSearch": {Life.INTERNAL: f"{_JOB} sha256 rules outcome findings"},
    "ita.ScanSearch": {Life.INTERNAL: f"{_JOB} sha256 rules outcome findings read_to count unread"},
    "ita.LiveSearch": {Life.INTERNAL: "site page seal_sha256 findings files searched_at"},
    "ita.Export": {Life.INTERNAL: f"{_JOB} user site framework is_inside layout"},
    "ita.ProposedChange": {
        Life.INTERNAL: "site kind key label old new reason state proposed_by proposed_at"
    },
    "ita.OldAddressList": {Life.INTERNAL: "site name rows faults uploaded_by uploaded_at"},
    "ita.DutyTask": {Life.INTERNAL: "duty"},
    "ita.WorkflowFault": {Life.INTERNAL: "kind key name problem found_at"},
    "ita.Memo": {Life.INTERNAL: "site fiscal_year quarter background page"},
    "ita.MemoPoint": {Life.INTERNAL: "memo kind text remedy done carried_from"},
    "ita.SecurityEvent": {Life.INTERNAL: "kind occurred_at user_id username address site"},
    "ita.SecurityAnswer": {
        Life.INTERNAL: """site fiscal_year code answer remark known answered_by answered_name
            answered_at"""
    },
    "ita.PaperAnswer": {
        Life.INTERNAL: """site page number answered_on levels comment entered_by entered_name
            entered_at confirmed_by confirmed_name confirmed_at answer"""
    },
    "ita.DayTotal": {Life.DERIVED: "site day visitors views downloads robots lost parts"},
    "ita.DailyUse": {Life.DERIVED: "site day kind number section count"},
    "ita.StatisticsDraft": {Life.INTERNAL: "site kind survey_id month page figures made_at"},
    "ita.TlsLook": {Life.INTERNAL: "site looked_at version valid_until error"},
    "ita.TrafficCheck": {Life.INTERNAL: "site checked_at parts faults"},
    "ita.TrainingCourse": {
        Life.INTERNAL: """site title kind held_on hours organiser place summary text material
            entered_by entered_at"""
    },
    "ita.Attendance": {
        Life.INTERNAL: "course user name position unit_name completed_on by_reading"
    },
    "ita.YearlyDuty": {
        Life.INTERNAL: """site code is_on title page_type recurrence is_about_last_year due_month
            due_day days_after unit officer"""
    },
    "ita.DutyPage": {Life.INTERNAL: "site code fiscal_year number page chosen_by chosen_at"},
    "ita.SharedPage": {Life.INTERNAL: "site page shared_by shared_at"},
    "ita.Adoption": {
        Life.INTERNAL: """site page from_page_id from_title from_agency from_url from_sha256
            adopted_by adopted_at"""
    },
    # search
    "thai_search.AcceptedQuestion": {Life.DERIVED: "site question"},
    "thai_search.PromotedResult": {Life.DERIVED: "question key page sort_order"},
    "thai_search.SynonymGroup": {
        Life.DERIVED: "site words active delivered_name delivered_words mark",
        Life.INTERNAL: "note",
    },
    "thai_search.Passage": {Life.DERIVED: "document number part label text"},
    "thai_search.Word": {Life.DERIVED: "text sound entries"},
    "thai_search.IndexState": {Life.DERIVED: "backend preparation entries rebuilt_at"},
    "thai_search.FileReading": {
        Life.DERIVED: "document pages pages_read pages_without_text outcome",
        Life.INTERNAL: f"{_JOB} indexed_title",
    },
    "thai_search.QuestionTotal": {Life.INTERNAL: "site day question times times_without_result"},
    "thai_search.SetAsideQuestion": {Life.INTERNAL: "site question"},
    "thai_search.Rebuild": {Life.INTERNAL: f"{_JOB} user"},
}
