import type { ExchangeTables } from '#shared/reports/exchange.ts';

const columns = (names: string): readonly string[] => names.trim().split(/\s+/u);

/** The columns of the national tables in their order: a table without rows has its head all the same. */
export const exchangeColumns: Readonly<Record<keyof ExchangeTables, readonly string[]>> = {
  up_pro_accept:
    columns(`project_no task_code task_handle_item catalog_code local_task_code task_name task_version
    project_name project_type applyer_name applyer_type applyer_page_type applyer_page_code legal contact_name
    contact_type contact_code contact_mobile address zip_code apply_date apply_type accept_date accept_doc_no
    promise_date org_code org_name handle_user_name row_guid cd_batch cd_time cd_operation data_source`),
  up_pro_process: columns(`project_no process_name event_name event_start_time event_end_time handle_user_name
    handle_explain remark`),
  up_pro_special_procedure: columns(`project_no special_type special_name special_reason special_time end_time
    special_explain result handle_user applyer_user_name`),
  up_pro_material: columns('project_no material_name get_type get_name material_attach_name remark'),
  up_pro_result: columns(`project_no result_date result_type result_explain result_cetr_name result_cetr_no
    is_delivery_results satisfaction`),
};
