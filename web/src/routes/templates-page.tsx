/** Templates: a gallery, and one of them with its versions and a preview. */
import { getRouteApi } from "@tanstack/react-router";
import { TemplateGallery } from "../components/templates/template-gallery.tsx";
import { TemplateView } from "../components/templates/template-view.tsx";

const route = getRouteApi("/templates");

/** `/templates`. */
export function TemplatesPage() {
  const { name, version, q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  if (name === undefined)
    return (
      <TemplateGallery
        q={q}
        onSearch={(text) =>
          void navigate({ search: text === "" ? {} : { q: text }, replace: true })
        }
      />
    );
  return (
    <TemplateView
      key={name}
      name={name}
      version={version}
      onVersion={(next) =>
        void navigate({
          search: { name, ...(next === undefined ? {} : { version: next }) },
          replace: true,
        })
      }
    />
  );
}
