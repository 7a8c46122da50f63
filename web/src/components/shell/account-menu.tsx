import { useNavigate } from "@tanstack/react-router";
import { KeyRound, LogOut, UserRound } from "lucide-react";
import { useLogout, useSession } from "../../api/session.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";

/** Who is logged in, and the way out; on a server without a login there is nobody to name. */
export function AccountMenu() {
  const session = useSession();
  const logout = useLogout();
  const navigate = useNavigate();
  if (session.data?.mode !== "token") return null;
  const { name, role } = session.data;
  const leave = (): void =>
    logout.mutate(undefined, {
      onSuccess: () => void navigate({ to: "/login", search: {} }),
      onError: (error) => toast.error("You are still logged in", { description: error.message }),
    });
  return (
    <Menu
      label="Account"
      trigger={
        <IconButton
          label={`Account: ${name}, ${role}`}
          icon={<UserRound size={16} aria-hidden="true" />}
        />
      }
      entries={[
        {
          label: "API tokens",
          icon: <KeyRound size={14} />,
          onSelect: () => void navigate({ to: "/settings", search: { tab: "tokens" } }),
        },
        { label: `Log out ${name}`, icon: <LogOut size={14} />, onSelect: leave },
      ]}
    />
  );
}
