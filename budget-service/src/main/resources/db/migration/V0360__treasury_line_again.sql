-- A line may stand in two statements, as the week's and the month's: it is looked for by its document.
create index treasury_line_document on treasury_line (document_number);
