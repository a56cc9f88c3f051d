using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>Lists in compiled expressions: whether there is an element for which something holds.</summary>
internal static class CustomLists
{
    /// <summary>A list that is not known: it has no element where absent means none.</summary>
    public static Truth Absent(bool isNone) => isNone ? Truth.No : Truth.Unknown;

    public static Truth Any(ValueArray<string> texts, CustomPredicate<ElementInput>? element, bool isWhatIf, bool isNone)
        => texts.IsDefault ? Absent(isNone) : AnyText(texts.AsSpan(), element, isWhatIf);

    /// <summary>An attribute as a list: a single text is a list of one.</summary>
    public static Truth Any(DeviceAttribute texts, CustomPredicate<ElementInput>? element, bool isWhatIf, bool isNone)
    {
        if (!texts.IsKnown) return Absent(isNone);
        return texts.Text is { } one ? AnyText(new ReadOnlySpan<string>(in one), element, isWhatIf) : AnyText(texts.Elements, element, isWhatIf);
    }

    /// <param name="ids">The ids; one that is not known stands for itself.</param>
    /// <param name="isPartial">Whether there may be more.</param>
    /// <param name="element">What has to hold.</param>
    /// <param name="isWhatIf">The mode.</param>
    /// <param name="isNone">Whether absent means none.</param>
    public static Truth Any(ValueArray<GraphId> ids, bool isPartial, CustomPredicate<ElementInput>? element, bool isWhatIf, bool isNone)
    {
        if (ids.IsDefault) return Absent(isNone);
        Truth any = isPartial ? Absent(isNone) : Truth.No;
        foreach (ref readonly GraphId id in ids.AsSpan())
        {
            any = any.Or(Holds(in id, element, isWhatIf, isNone));
            if (any == Truth.Yes) break;
        }

        return any;
    }

    public static Truth Holds(ref readonly GraphId id, CustomPredicate<ElementInput>? element, bool isWhatIf, bool isNone)
        => element is null ? Truth.Yes : element(new ElementInput(!id.IsKnown && isNone ? GraphId.None : id, isWhatIf));

    private static Truth AnyText(ReadOnlySpan<string> texts, CustomPredicate<ElementInput>? element, bool isWhatIf)
    {
        Truth any = Truth.No;
        foreach (string text in texts)
        {
            any = any.Or(element is null ? Truth.Yes : element(new ElementInput(text, isWhatIf)));
            if (any == Truth.Yes) break;
        }

        return any;
    }
}
