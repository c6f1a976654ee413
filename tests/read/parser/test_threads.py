"""The networks use one thread, and leave the caller's own setting as it was."""

from threadpoolctl import ThreadpoolController

from muasal.read.parser.threads import one_thread


def threads() -> set[int]:
    return {one["num_threads"] for one in ThreadpoolController().info() if one["user_api"] == "blas"}


def test_work_is_done_with_one_thread():
    assert one_thread(threads)() == {1}


def test_the_callers_setting_stands_again_afterwards():
    with ThreadpoolController().limit(limits=2, user_api="blas"):
        before = threads()
        one_thread(threads)()
        assert threads() == before
