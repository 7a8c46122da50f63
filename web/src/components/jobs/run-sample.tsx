import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Play } from "lucide-react";
import { runSample } from "../../api/sample.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";

/** For a project without jobs: saves a small job, runs it and opens the run; or begins with a job of one's own. */
export function RunSample() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const sample = useMutation({
    mutationFn: runSample,
    onSuccess: async (id) => {
      await client.invalidateQueries();
      await navigate({ to: "/runs/$id", params: { id } });
    },
    onError: (error) => toast.error("The sample did not start", { description: error.message }),
  });
  return (
    <>
      <Button
        variant="primary"
        needs="jobs:write"
        busy={sample.isPending}
        icon={<Play size={12} fill="currentColor" aria-hidden="true" />}
        onClick={() => sample.mutate()}
      >
        Run a sample
      </Button>
      <ButtonLink to="/jobs/new" needs="jobs:write">
        New job
      </ButtonLink>
    </>
  );
}
